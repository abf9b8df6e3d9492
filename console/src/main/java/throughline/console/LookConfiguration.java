package throughline.console;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.console.access.Deeds;
import throughline.console.look.ChangeLook;
import throughline.console.look.CoverageLook;
import throughline.console.look.DraftCheck;
import throughline.console.look.EntryList;
import throughline.console.look.ExplainLook;
import throughline.console.look.Explanations;
import throughline.console.look.KeyLook;
import throughline.console.look.MessageList;
import throughline.console.look.MessageLook;
import throughline.console.look.Notices;
import throughline.console.look.Orders;
import throughline.console.look.OwnLook;
import throughline.console.look.PartnerLook;
import throughline.console.look.PartnerTies;
import throughline.console.look.PolicyLook;
import throughline.console.look.Standing;
import throughline.console.look.TrialLook;
import throughline.console.page.PartnerPages;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Trail;
import throughline.model.lineage.Vault;
import throughline.model.reading.MessageReader;
import throughline.operations.exception.Cases;
import throughline.operations.flow.FolderReport;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerExchange;
import throughline.operations.flow.RouteControl;
import throughline.operations.governance.Governance;
import throughline.operations.insight.RuleInsight;
import throughline.operations.outbox.AnswerList;
import throughline.operations.outbox.Outbound;
import throughline.operations.ruling.BookShelf;
import throughline.operations.whatif.EngineCheck;
import throughline.operations.whatif.Shadows;
import throughline.operations.whatif.WhatIf;

/** What the pages and the API look at. */
@Configuration(proxyBeanMethods = false)
class LookConfiguration {

    @Bean
    MessageList messageList(Database database) {
        return new MessageList(database);
    }

    @Bean
    EntryList entryList(Database database) {
        return new EntryList(database);
    }

    @Bean
    MessageLook messageLook(Database database, Trail trail, MessageLook.Bytes bytes, MessageLook.Desks desks) {
        return new MessageLook(database, trail, bytes, desks);
    }

    @Bean
    MessageLook.Bytes messageBytes(Vault vault, MessageReader reader) {
        return new MessageLook.Bytes(vault, reader);
    }

    @Bean
    MessageLook.Desks messageDesks(Cases cases, Outbound outbound, Deeds deeds) {
        return new MessageLook.Desks(cases, outbound, deeds);
    }

    @Bean
    KeyLook keyLook(Trail trail, Orders orders, Cases cases) {
        return new KeyLook(trail, orders, cases);
    }

    @Bean
    ExplainLook explainLook(Explanations explanations) {
        return new ExplainLook(explanations);
    }

    @Bean
    PartnerLook partnerLook(Database database, PartnerDirectory partners, Clock clock) {
        return new PartnerLook(database, partners, clock);
    }

    @Bean
    AnswerList answerList(Database database) {
        return new AnswerList(database);
    }

    @Bean
    PartnerTies partnerTies(Database database) {
        return new PartnerTies(database);
    }

    @Bean
    CoverageLook coverageLook(PartnerLook partners, MessageList messages, MessageLook bytes, FolderReport report) {
        return new CoverageLook(partners, messages, bytes, report);
    }

    @Bean
    PartnerPages.Looks partnerLooks(
            PartnerLook partners,
            PartnerPages.Around around,
            MessageList messages,
            Cases cases,
            PartnerPages.Records records) {
        return new PartnerPages.Looks(partners, around, messages, cases, records);
    }

    @Bean
    PartnerPages.Around around(PartnerTies ties, CoverageLook coverage, AnswerList answers) {
        return new PartnerPages.Around(ties, coverage, answers);
    }

    @Bean
    PartnerPages.Records partnerRecords(Deeds deeds, Clock clock) {
        return new PartnerPages.Records(deeds, clock);
    }

    @Bean
    TrialLook trialLook(PartnerExchange exchange, MessageReader reader, ConsoleSettings settings) {
        return new TrialLook(exchange, reader, settings);
    }

    @Bean
    DraftCheck draftCheck(BookShelf shelf) {
        return new DraftCheck(shelf);
    }

    @Bean
    RuleInsight ruleInsight(Database database, Clock clock) {
        return new RuleInsight(database, clock);
    }

    @Bean
    PolicyLook policyLook(Governance governance, RuleInsight insight, EngineCheck engines) {
        return new PolicyLook(governance, insight, engines);
    }

    @Bean
    ChangeLook changeLook(Governance governance, DraftCheck check, WhatIf whatIf, Shadows shadows) {
        return new ChangeLook(governance, check, whatIf, shadows);
    }

    @Bean
    OwnLook ownLook(Database database) {
        return new OwnLook(database);
    }

    @Bean
    Standing standing(MessageList messages, Cases cases, Standing.Flow flow, Clock clock) {
        return new Standing(messages, cases, flow, clock);
    }

    @Bean
    Standing.Flow flow(RouteControl routes, Outbound outbound, Notices notices) {
        return new Standing.Flow(routes, outbound, notices);
    }
}
