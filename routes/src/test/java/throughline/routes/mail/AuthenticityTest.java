package throughline.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthenticityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        mx.ours; dmarc=pass (p=NONE sp=NONE) header.from=acme.example             | true
        MX.OURS 1; spf=pass smtp.mailfrom=x.example; dmarc=pass header.from=ACME.example | true
        mx.ours; dkim=pass (2048-bit key) header.d=acme.example header.s=k1       | true
        mx.ours; dkim=pass header.i=@mail.acme.example                            | false
        mx.ours; dkim=fail header.d=acme.example; dkim=pass header.d=evil.example | false
        mx.ours; dmarc=fail header.from=acme.example                              | false
        mx.ours; dmarc=pass header.from=evil.example                              | false
        mx.ours; spf=pass smtp.mailfrom=acme.example                              | false
        mx.evil; dmarc=pass header.from=acme.example                              | false
        mx.ours; dkim=fail (dmarc=pass header.from=acme.example)                  | false
        mx.ours; dkim=fail reason="; dmarc=pass header.from=acme.example"         | false
        mx.ours; none                                                             | false
        mx.ours; dkim=pass header.d=example                                       | false
        """)
    void aSenderIsProvedByOurServerAlone(String field, boolean proved) {
        assertThat(Authenticity.isProved(List.of(field), "mx.ours", "orders@acme.example"))
                .isEqualTo(proved);
    }

    @ParameterizedTest
    @CsvSource({"example.com, true", "com, false", "shop.example.com, true"})
    void theDomainAboveMayHaveSigned(String domain, boolean proved) {
        var field = "mx.ours; dkim=pass header.d=" + domain;
        assertThat(Authenticity.isProved(List.of(field), "mx.ours", "orders@shop.example.com"))
                .isEqualTo(proved);
    }

    @org.junit.jupiter.api.Test
    void ofOurServersWordsTheTopmostCounts() {
        var above = "mx.ours; dmarc=fail header.from=acme.example";
        var below = "mx.ours; dmarc=pass header.from=acme.example";

        assertThat(Authenticity.isProved(List.of("mx.relay; arc=none", above, below), "mx.ours", "o@acme.example"))
                .isFalse();
        assertThat(Authenticity.isProved(List.of("mx.relay; arc=none", below, above), "mx.ours", "o@acme.example"))
                .isTrue();
    }
}
