package throughline.console.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;

/** The way in for AS2: without a token, and byte for byte. */
@ConsoleTest
class As2AddressTest {

    @Autowired
    private Callers callers;

    @Test
    void whatIsSignedComesThroughAsItWasSent() {
        var body = "--b\r\nContent-Type: application/EDI-X12\r\n\r\nISA*00\n~\u00e9\r\n--b--\r\n";

        var answer = callers.nobody()
                .post(
                        "/as2",
                        "multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=\"b\"",
                        body.getBytes(ISO_8859_1),
                        "AS2-From",
                        "ACME");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("AS2-To")).contains("ACME");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("multipart/report"));
        assertThat(answer.body().getBytes(ISO_8859_1)).hasSameSizeAs(body.getBytes(ISO_8859_1));
        assertThat(answer.body())
                .startsWith("--b\r\nContent-Type: application/EDI-X12")
                .endsWith("--b--\r\n");
    }

    @Test
    void nothingButAPostIsThere() {
        assertThat(callers.nobody().get("/as2").statusCode()).isEqualTo(401);
        assertThat(callers.nobody().method("DELETE", "/as2").statusCode()).isEqualTo(401);
    }
}
