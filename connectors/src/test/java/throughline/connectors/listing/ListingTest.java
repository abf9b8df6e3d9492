package throughline.connectors.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import throughline.connectors.listing.Listing.Entry;

class ListingTest {

    @Test
    void anArrayOfNamesOrOfObjectsIsReadWithWhatItSaysOfTheirState() throws IOException {
        assertThat(Listing.json(bytes("[\"a.edi\", \"b.edi\"]")))
                .containsExactly(new Entry("a.edi", ""), new Entry("b.edi", ""));
        assertThat(Listing.json(
                        bytes("{\"total\": 1, \"items\": [{\"name\": \"a.edi\", \"size\": 12, \"etag\": \"x1\"}]}")))
                .containsExactly(new Entry("a.edi", "etag=x1 size=12"));
        assertThat(Listing.json(bytes("{\"files\": []}"))).isEmpty();
    }

    @Test
    void whatIsNoListIsAnErrorAndNotAnEmptyOne() {
        assertThatThrownBy(() -> Listing.json(bytes("{\"error\": \"try later\"}")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("neither an array");
        assertThatThrownBy(() -> Listing.json(bytes("<html>"))).hasMessageContaining("no JSON");
        assertThatThrownBy(() -> Listing.json(bytes("[{\"id\": 4}]"))).hasMessageContaining("without an address");
        assertThatThrownBy(() -> Listing.lines(bytes("a\n".repeat(Listing.MOST + 1))))
                .hasMessageContaining("more than 10,000 files");
    }

    @Test
    void theLinksOfAPageAreReadHoweverTheyAreWritten() throws IOException {
        var page =
                """
                <html><abbr title="x">no link</abbr><A HREF="../">up</A>
                <a class="f" href='b%20c.edi'>b c.edi</a> <a href=a&amp;b.edi >a</a><a name="here"></a><a
                """;

        assertThat(Listing.html(bytes(page)))
                .containsExactly(new Entry("../", ""), new Entry("b%20c.edi", ""), new Entry("a&b.edi", ""));
    }

    @Test
    void aHostilePageIsReadInTheTimeOfAFriendlyOne() throws IOException {
        assertThat(Listing.html(bytes("<a ".repeat(1_300_000)))).isEmpty();
        assertThat(Listing.html(bytes(("<a " + "x".repeat(5_000)).repeat(800) + ">")))
                .isEmpty();
    }

    @Test
    void eachLineIsAnAddressUnlessItSaysNothing() throws IOException {
        assertThat(Listing.lines(bytes("# today\r\na.edi\r\n\r\n  b.edi\n")))
                .containsExactly(new Entry("a.edi", ""), new Entry("b.edi", ""));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
