package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;
import throughline.rules.posting.AccountDecision;
import throughline.rules.posting.AccountDecision.LineAccount;
import throughline.rules.posting.PostingQuestion;

class AccountsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final String HEAD =
            """
            package policy.posting
            import throughline.rules.facts.PostingEvent
            import throughline.rules.facts.PostingLine
            import throughline.rules.verbs.PostingVerbs
            global PostingVerbs posting
            """;
    private static final String SHOP =
            """
            rule "F-1 the shop" when PostingEvent( channel == "SHOP" ) $l : PostingLine( role == "REVENUE" )
            then posting.account( $l, "4200" ).because( "sold by the shop" ); end
            """;
    private static final String PAINT =
            """
            rule "F-2 paint" when $l : PostingLine( role == "REVENUE", category == "PAINT" )
            then posting.account( $l, "4100" ).because( "paint" ); end
            """;
    private static final String TOOLS =
            """
            rule "F-3 tools" when $l : PostingLine( category == "TOOLS" )
            then posting.account( $l, "4300", 5 ).because( "tools" ); end
            """;

    @Test
    void theHighestPrecedenceCountsAndOfEqualOnesTheLowerNumberWhateverTheOrderOfTheRules() throws PolicyException {
        for (var rules : List.of(SHOP + PAINT + TOOLS, TOOLS + PAINT + SHOP)) {
            var book = new RuleBookBinder(null).bind(Map.of("posting/a.drl", HEAD + rules));

            var decided = ask(book, "SHOP", "PAINT", "TOOLS", "PAPER");

            assertThat(decided.lines()).extracting(LineAccount::number).containsExactly("4100", "4300", "4200");
            assertThat(decided.lines().get(0).losing())
                    .extracting(RuleFiring::inWords)
                    .containsExactly("F-1 the shop: account 4200, because sold by the shop");
            assertThat(decided.lines().get(1).losing())
                    .extracting(RuleFiring::number)
                    .containsExactly("4200");
        }
    }

    @Test
    void bothEnginesSayTheSame() throws PolicyException {
        var book = new RuleBookBinder(null).bind(Map.of("posting/a.drl", HEAD + SHOP + PAINT + TOOLS));
        var facts = List.of(new PostingEvent("SHIPMENT", "US01", "SHOP", "RETAIL"), line(0, "PAINT"), line(1, "TOOLS"));

        for (var engine : RuleBook.Engine.values()) {
            assertThat(book.rehearse(Desk.POSTING, facts, LocalDate.of(2026, 3, 2), engine))
                    .as(engine.name())
                    .extracting(firing -> firing.line() + " " + firing.number())
                    .containsExactlyInAnyOrder("0 4100", "0 4200", "1 4200", "1 4300");
        }
    }

    @Test
    void whereNoRuleSpeaksThereIsNoAccountAndABookOfBeforeTheDeskSaysNothing() throws PolicyException {
        var path = "credit/approvals.csv";
        var old = new RuleBookBinder(null)
                .bind(Map.of(path, ShippedPolicy.BOOK.files().get(path)));

        assertThat(ask(old, "SHOP", "PAINT").lines()).containsExactly(new LineAccount(null, null, List.of()));
        assertThat(ask(ShippedPolicy.BOOK, "EDI", "Hand tools").proposals()).isEmpty();
    }

    @Test
    void theShippedTableSendsPaintToItsOwnAccountAndGermanPaintToAnother() {
        assertThat(ask(ShippedPolicy.BOOK, "EDI", "Paint and adhesives").lines())
                .extracting(LineAccount::number)
                .containsExactly("4060");
        assertThat(ShippedPolicy.BOOK
                        .accounts(
                                new PostingQuestion(
                                        new PostingEvent("SHIPMENT", "DE01", "EDI", "WHOLESALE"),
                                        List.of(line(0, "Paint and adhesives"))),
                                NOW)
                        .lines())
                .extracting(LineAccount::number)
                .containsExactly("4061");
    }

    private static AccountDecision ask(RuleBook book, String channel, String... categories) {
        var lines = new java.util.ArrayList<PostingLine>();
        for (var category : categories) {
            lines.add(line(lines.size(), category));
        }
        return book.accounts(new PostingQuestion(new PostingEvent("SHIPMENT", "US01", channel, "RETAIL"), lines), NOW);
    }

    private static PostingLine line(int no, String category) {
        return new PostingLine(no, "REVENUE", "TL-" + no, category, "");
    }
}
