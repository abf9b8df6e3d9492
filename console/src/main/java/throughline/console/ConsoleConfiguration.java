package throughline.console;

import jakarta.servlet.MultipartConfigElement;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;
import org.springframework.web.servlet.DispatcherServlet;
import throughline.console.access.AccessConfiguration;
import throughline.console.access.Accounts;
import throughline.console.access.Deeds;
import throughline.console.act.AccountActs;
import throughline.console.act.CaseActs;
import throughline.console.act.CredentialActs;
import throughline.console.act.HandIn;
import throughline.console.act.MasterActs;
import throughline.console.act.ParkedActs;
import throughline.console.act.PartnerActs;
import throughline.console.act.PolicyActs;
import throughline.console.act.RebateActs;
import throughline.console.act.RouteActs;
import throughline.console.act.WhatIfActs;
import throughline.console.api.AccountsApi;
import throughline.console.api.AnswersApi;
import throughline.console.api.ApiJson;
import throughline.console.api.As2Address;
import throughline.console.api.CasesApi;
import throughline.console.api.CountsApi;
import throughline.console.api.CredentialsApi;
import throughline.console.api.DocumentsApi;
import throughline.console.api.ExplainApi;
import throughline.console.api.FreightApi;
import throughline.console.api.LookupApi;
import throughline.console.api.MasterApi;
import throughline.console.api.MessagesApi;
import throughline.console.api.ParkedApi;
import throughline.console.api.PartnerFilesApi;
import throughline.console.api.PartnerInbox;
import throughline.console.api.PartnerWayApi;
import throughline.console.api.PartnersApi;
import throughline.console.api.PoliciesApi;
import throughline.console.api.PolicyCheckApi;
import throughline.console.api.Problems;
import throughline.console.api.PromotionsApi;
import throughline.console.api.RebatesApi;
import throughline.console.api.RoutesApi;
import throughline.console.api.ShadowsApi;
import throughline.console.api.SignedWebhook;
import throughline.console.api.TablesApi;
import throughline.console.api.WhatIfApi;
import throughline.console.drawing.Drawing;
import throughline.console.live.LiveFeed;
import throughline.console.live.LivePieces;
import throughline.console.live.PartnerPieces;
import throughline.console.live.PolicyPieces;
import throughline.console.page.AccountPages;
import throughline.console.page.AnswerPages;
import throughline.console.page.BookPages;
import throughline.console.page.CasePages;
import throughline.console.page.ChangePages;
import throughline.console.page.DoorPages;
import throughline.console.page.Downloads;
import throughline.console.page.ExplainPages;
import throughline.console.page.LastResort;
import throughline.console.page.LookupPages;
import throughline.console.page.MasterPages;
import throughline.console.page.MessagePages;
import throughline.console.page.MyPages;
import throughline.console.page.OverviewPage;
import throughline.console.page.PageProblems;
import throughline.console.page.Pages;
import throughline.console.page.ParkedPages;
import throughline.console.page.PartnerFilePages;
import throughline.console.page.PartnerPages;
import throughline.console.page.PartnerWayPages;
import throughline.console.page.PolicyPages;
import throughline.console.page.PolicyWordsPages;
import throughline.console.page.PromotionPages;
import throughline.console.page.RebatePages;
import throughline.console.page.RoutePages;
import throughline.console.page.TablePages;
import throughline.console.page.WhatIfPages;
import throughline.ledger.store.Database;
import throughline.ledger.trail.PartnerVersions;
import throughline.operations.credential.CredentialBook;
import throughline.operations.exception.Cases;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerFiles;
import throughline.operations.flow.RouteControl;
import throughline.operations.governance.Governance;
import throughline.operations.intake.Doorway;
import throughline.operations.intake.Parked;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.rebate.RebateBook;
import throughline.operations.rebate.RebateDesk;
import throughline.operations.whatif.Shadows;
import throughline.operations.whatif.WhatIf;

/**
 * The console as one piece of an application that has the line's parts as beans: {@code Database}, {@code Clock}, {@code Trail},
 * {@code Vault}, {@code Verify}, {@code MessageReader}, {@code Cases}, {@code Outbound}, {@code Doorway}, {@code RouteControl},
 * {@code PartnerDirectory}, {@code PartnerExchange}, {@code PartnerReach}, {@code PartnerFiles}, {@code PartnerVersions},
 * {@code MasterSheets}, {@code StockCounts}, {@code FreightBook}, {@code RebateBook}, {@code RebateDesk}, {@code PromotionBook},
 * {@code PostOffice}, {@code WhatIf}, {@code Shadows},
 * {@code EngineCheck}, {@code Governance}, {@code CredentialBook},
 * {@code BookShelf}, {@link throughline.console.look.Orders}, {@link throughline.console.look.Rests}, {@link throughline.console.look.Explanations},
 * {@link throughline.console.look.Notices}, {@link throughline.console.act.WebhookSecrets}, {@link throughline.console.act.UploadTokens} and
 * {@link ConsoleSettings}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    AccessConfiguration.class,
    LookConfiguration.class,
    ApiJson.class,
    DoorPages.class,
    OverviewPage.class,
    MessagePages.class,
    LookupPages.class,
    ExplainPages.class,
    WhatIfPages.class,
    PolicyPages.class,
    ChangePages.class,
    PolicyWordsPages.class,
    TablePages.class,
    PolicyPieces.class,
    MasterPages.class,
    CasePages.class,
    AnswerPages.class,
    ParkedPages.class,
    RoutePages.class,
    PartnerPages.class,
    PartnerFilePages.class,
    PartnerWayPages.class,
    AccountPages.class,
    MyPages.class,
    BookPages.class,
    RebatePages.class,
    PromotionPages.class,
    Downloads.class,
    LivePieces.class,
    PartnerPieces.class,
    PageProblems.class,
    LastResort.class,
    Problems.class,
    MessagesApi.class,
    DocumentsApi.class,
    SignedWebhook.class,
    PartnerInbox.class,
    As2Address.class,
    CasesApi.class,
    CountsApi.class,
    AnswersApi.class,
    ParkedApi.class,
    PartnersApi.class,
    MasterApi.class,
    FreightApi.class,
    RebatesApi.class,
    PromotionsApi.class,
    PartnerFilesApi.class,
    PartnerWayApi.class,
    AccountsApi.class,
    CredentialsApi.class,
    RoutesApi.class,
    LookupApi.class,
    ExplainApi.class,
    PolicyCheckApi.class,
    TablesApi.class,
    WhatIfApi.class,
    ShadowsApi.class,
    PoliciesApi.class
})
public class ConsoleConfiguration {

    @Bean
    Accounts accounts(Database database) {
        return new Accounts(database, new SecureRandom());
    }

    @Bean
    Deeds deeds(Database database) {
        return new Deeds(database);
    }

    @Bean
    ParkedActs parkedActs(Parked parked, Deeds deeds) {
        return new ParkedActs(parked, deeds);
    }

    @Bean
    RouteActs routeActs(RouteControl control, Deeds deeds) {
        return new RouteActs(control, deeds);
    }

    @Bean
    HandIn handIn(Doorway doorway, ConsoleSettings settings, Deeds deeds) {
        return new HandIn(doorway, settings, deeds);
    }

    @Bean
    CaseActs caseActs(Cases cases, PartnerDirectory partners, HandIn handIn) {
        return new CaseActs(cases, partners, handIn);
    }

    @Bean
    PartnerActs partnerActs(PartnerFiles files, PartnerVersions versions, Deeds deeds) {
        return new PartnerActs(files, versions, deeds);
    }

    @Bean
    WhatIfActs whatIfActs(WhatIf whatIf, Deeds deeds) {
        return new WhatIfActs(whatIf, deeds);
    }

    @Bean
    PolicyActs policyActs(Governance governance, WhatIf whatIf, Shadows shadows, Deeds deeds, Clock clock) {
        return new PolicyActs(governance, whatIf, shadows, deeds, clock);
    }

    @Bean
    AccountActs accountActs(Accounts accounts, PartnerDirectory partners, Deeds deeds) {
        return new AccountActs(accounts, partners, deeds);
    }

    @Bean
    MasterActs masterActs(MasterSheets sheets, Deeds deeds) {
        return new MasterActs(sheets, deeds);
    }

    @Bean
    RebateActs rebateActs(RebateDesk desk, RebateBook book, Deeds deeds) {
        return new RebateActs(desk, book, deeds);
    }

    @Bean
    CredentialActs credentialActs(CredentialBook book, Deeds deeds) {
        return new CredentialActs(book, deeds);
    }

    @Bean
    Pages consolePages() {
        return new Pages();
    }

    @Bean
    Drawing drawing() {
        return new Drawing();
    }

    @Bean
    LiveFeed liveFeed(Clock clock) {
        return new LiveFeed(clock);
    }

    /** The session's cookie goes along with links from mails and chats, never with forms of other sites. */
    @Bean
    CookieSameSiteSupplier sessionCookie() {
        return CookieSameSiteSupplier.ofLax();
    }

    /** Forms alone are taken apart here: what is signed (multipart/signed, by AS2) has to stay as it came. */
    @Bean(DispatcherServlet.MULTIPART_RESOLVER_BEAN_NAME)
    StandardServletMultipartResolver forms() {
        var forms = new StandardServletMultipartResolver();
        forms.setStrictServletCompliance(true);
        return forms;
    }

    @Bean
    MultipartConfigElement uploads(ConsoleSettings settings) {
        return new MultipartConfigElement(
                "", settings.largestMessage(), settings.largestMessage() + (1 << 20), 1 << 20);
    }
}
