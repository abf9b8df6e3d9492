package throughline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import throughline.console.Callers;
import throughline.console.ConsoleTest;
import throughline.console.TestConsole.ListDoorway;
import throughline.console.access.Role;

@ConsoleTest
class DocumentsApiTest {

    private static final String ORDER = "{\"id\":820982911946154508,\"name\":\"#9999\"}";

    @Autowired
    private Callers callers;

    @Autowired
    private ListDoorway doorway;

    @BeforeEach
    void empty() {
        doorway.received.clear();
    }

    @Test
    void anOrderIsSealedAsItCame() {
        var order = "{ \"number\": \"PO-7\",\n \"lines\": [] }";

        var answer = callers.program(Role.SERVICE).postJson("/api/v1/orders?partner=northgate", order);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(doorway.received).singleElement().satisfies(received -> {
            assertThat(new String(received.bytes(), StandardCharsets.UTF_8)).isEqualTo(order);
            assertThat(received.name()).isEqualTo("order PO-7.json");
            assertThat(received.partner()).isEqualTo("northgate");
        });
    }

    @Test
    void whatIsNoJsonIsRefusedAtItsPlace() {
        var answer = callers.program(Role.SERVICE).postJson("/api/v1/orders", "{\"number\": \"PO-7\",\n oops }");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not JSON at line 2");
        assertThat(doorway.received).isEmpty();
    }

    @Test
    void aDeeplyNestedBodyIsRefusedAndNotFollowed() {
        var answer = callers.program(Role.SERVICE).postJson("/api/v1/orders", "[".repeat(8_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(doorway.received).isEmpty();
    }

    @Test
    void addressAndBodySpeakOfTheSameThing() {
        var warehouse = callers.program(Role.SERVICE);

        assertThat(warehouse
                        .postJson(
                                "/api/v1/shipments/SH-0000001/confirmation",
                                "{\"shipment\":\"SH-0000002\",\"lines\":[]}")
                        .body())
                .contains("says 'SH-0000002'");
        assertThat(warehouse
                        .postJson(
                                "/api/v1/shipments/SH-0000001/confirmation",
                                "{\"shipment\":\"SH-0000001\",\"lines\":[]}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(warehouse
                        .postJson(
                                "/api/v1/shipments/SH-0000001/delivery",
                                "{\"shipment\":\"SH-0000001\",\"at\":\"2026-03-02T10:00:00Z\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(warehouse
                        .postJson("/api/v1/orders/PO-7/changes", "{\"order\":\"PO-7\",\"kind\":\"CANCEL\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(doorway.received).hasSize(3);
    }

    @Test
    void aShopIsKnownByItsSignatureOverTheExactBytes() throws Exception {
        var shop = callers.nobody();
        var bytes = ORDER.getBytes(StandardCharsets.UTF_8);

        var signed = shop.post(
                "/api/v1/webhooks/shopify/brightcart",
                "application/json",
                bytes,
                "X-Shopify-Hmac-Sha256",
                signature("whsec-of-the-test", bytes));
        assertThat(signed.statusCode()).isEqualTo(202);
        assertThat(doorway.received).singleElement().satisfies(received -> {
            assertThat(received.partner()).isEqualTo("brightcart");
            assertThat(received.channel()).isEqualTo("webhook");
        });
    }

    @Test
    void eachSenderSignsInItsOwnWayAndInNoOther() throws Exception {
        var sender = callers.nobody();
        var bytes = ORDER.getBytes(StandardCharsets.UTF_8);
        var base64 = signature("whsec-of-the-test", bytes);
        var hex = "hmac-sha256-hex="
                + HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
        var path = "/api/v1/webhooks/%s/brightcart";

        assertThat(status(sender, path.formatted("woocommerce"), "X-WC-Webhook-Signature", base64))
                .isEqualTo(202);
        assertThat(status(sender, path.formatted("aftership"), "aftership-hmac-sha256", base64))
                .isEqualTo(202);
        assertThat(status(sender, path.formatted("easypost"), "X-Hmac-Signature", hex))
                .isEqualTo(202);
        assertThat(doorway.received).hasSize(3);

        assertThat(status(sender, path.formatted("easypost"), "X-Hmac-Signature", base64))
                .isEqualTo(401);
        assertThat(status(sender, path.formatted("easypost"), "X-Hmac-Signature", hex + "0"))
                .isEqualTo(401);
        assertThat(status(sender, path.formatted("woocommerce"), "X-Shopify-Hmac-Sha256", base64))
                .isEqualTo(401);
        assertThat(status(sender, path.formatted("nobody"), "X-Shopify-Hmac-Sha256", base64))
                .isEqualTo(401);
        assertThat(doorway.received).hasSize(3);
    }

    private static int status(Callers.Caller sender, String path, String header, String signature) throws Exception {
        return sender.post(path, "application/json", ORDER.getBytes(StandardCharsets.UTF_8), header, signature)
                .statusCode();
    }

    @Test
    void anyOtherSignatureIsRefusedAndNothingIsKept() throws Exception {
        var shop = callers.nobody();
        var bytes = ORDER.getBytes(StandardCharsets.UTF_8);
        var path = "/api/v1/webhooks/shopify/";

        assertThat(shop.post(path + "brightcart", "application/json", bytes).statusCode())
                .isEqualTo(401);
        assertThat(shop.post(path + "brightcart", "application/json", bytes, "X-Shopify-Hmac-Sha256", "!!")
                        .statusCode())
                .isEqualTo(401);
        assertThat(shop.post(
                                path + "brightcart",
                                "application/json",
                                (ORDER + " ").getBytes(StandardCharsets.UTF_8),
                                "X-Shopify-Hmac-Sha256",
                                signature("whsec-of-the-test", bytes))
                        .statusCode())
                .isEqualTo(401);
        assertThat(shop.post(
                                path + "northgate",
                                "application/json",
                                bytes,
                                "X-Shopify-Hmac-Sha256",
                                signature("", bytes))
                        .statusCode())
                .isEqualTo(401);
        assertThat(doorway.received).isEmpty();
    }

    private static String signature(String secret, byte[] bytes) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                (secret.isEmpty() ? "another" : secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
    }
}
