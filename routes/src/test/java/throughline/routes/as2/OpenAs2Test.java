package throughline.routes.as2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;

/** Against somebody else's AS2 program, both ways, in every way that partners ask for; all of them at the same time. */
class OpenAs2Test {

    private static final byte[] PAYLOAD = "ISA*00*~\nGS*IN~\u00e9\r\nIEA*1*000000001~".getBytes(ISO_8859_1);

    /** By our AS2 identifier in that partnership: what our profile says. */
    private static final Map<String, Map<String, String>> WAYS = new LinkedHashMap<>();

    static {
        for (var mdn : List.of("sync", "async")) {
            WAYS.put("signed-" + mdn, Map.of("encryption", "none", "requires", "signed", "mdn", mdn));
            WAYS.put("encrypted-" + mdn, Map.of("mdn", mdn));
            WAYS.put("compressed-" + mdn, Map.of("compress", "true", "mdn", mdn));
            WAYS.put("base64-" + mdn, Map.of("encoding", "base64", "encryption", "aes128", "mdn", mdn));
            WAYS.put("old-" + mdn, Map.of("encryption", "3des", "signature", "sha-1", "compress", "true", "mdn", mdn));
        }
    }

    @TempDir
    static Path folder;

    private static final Map<String, Partner> PARTNERS = new LinkedHashMap<>();
    private static Hub hub;
    private static OpenAs2 open;

    @BeforeAll
    static void start() throws Exception {
        hub = new Hub();
        // Its clock goes on, ours stands still: valid by both.
        var key = Keys.key(OpenAs2.ID, Keys.NOW, 3_650);
        var certificates = folder.resolve("certificates");
        Keys.put(certificates, key);
        open = new OpenAs2(folder.resolve("open"), key);
        WAYS.forEach((id, said) -> {
            var transport = new LinkedHashMap<>(said);
            transport.put("url", open.url());
            transport.put("ours", id);
            transport.put("theirs", OpenAs2.ID);
            transport.put("mdnUrl", hub.url());
            PARTNERS.put(id, hub.partner(id, certificates, transport));
            open.knows(id, hub.ours.get(0), theirs(said));
        });
        open.start();
    }

    @AfterAll
    static void stop() throws Exception {
        open.close();
        hub.close();
    }

    /** The same way as OpenAS2 is told to go it. */
    private static Map<String, String> theirs(Map<String, String> said) {
        boolean old = "sha-1".equals(said.get("signature"));
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("as2_url", hub.url());
        attributes.put("as2_mdn_to", "test@open.invalid");
        attributes.put(
                "as2_mdn_options",
                "signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, "
                        + (old ? "SHA1" : "SHA256"));
        attributes.put("sign", old ? "SHA1" : "SHA256");
        switch (said.getOrDefault("encryption", "aes256")) {
            case "none" -> {}
            case "3des" -> attributes.put("encrypt", "3DES");
            case "aes128" -> attributes.put("encrypt", "AES128");
            default -> attributes.put("encrypt", "AES256");
        }
        if ("true".equals(said.get("compress"))) {
            attributes.put("compression_type", "ZLIB");
        }
        if ("base64".equals(said.get("encoding"))) {
            attributes.put("content_transfer_encoding", "base64");
        }
        if ("async".equals(said.get("mdn"))) {
            attributes.put("as2_receipt_option", open.receiptUrl());
        }
        return attributes;
    }

    @Test
    void whatItSendsIsTakenByteForByteAndItsReceiptSatisfiesIt() throws Exception {
        for (var id : WAYS.keySet()) {
            open.send(id, "order-" + id, PAYLOAD);
        }

        until(() -> {
            hub.bearer.look();
            for (var id : WAYS.keySet()) {
                if (open.receipts(id).isEmpty()) {
                    return false;
                }
            }
            return true;
        });
        assertThat(hub.cases()).as(open.log()).isEmpty();
        assertThat(hub.taken())
                .containsExactlyInAnyOrderElementsOf(WAYS.keySet().stream()
                        .map(id -> id + " " + new String(PAYLOAD, ISO_8859_1))
                        .toList());
        until(() -> open.log().split("Message sent and MDN received successfully|MDN received successfully", -1).length
                > WAYS.size());
        assertThat(open.log()).doesNotContain("MIC not matched", "Forcing Resend");
    }

    @Test
    void whatWeSendItHasByteForByteAndItsReceiptIsKept() throws Exception {
        var sent = new LinkedHashMap<String, MessageId>();
        for (var way : PARTNERS.entrySet()) {
            var message = hub.sealed(way.getKey(), PAYLOAD);
            sent.put(way.getKey(), message);
            hub.transport.send(way.getValue(), message, "invoice.edi", PAYLOAD);
        }

        until(() -> hub.house
                .rows("select 1 from desk.as2_sent where state = 'due'")
                .isEmpty());
        for (var id : WAYS.keySet()) {
            assertThat(open.received(id)).as(id).hasSize(1);
            assertThat(open.received(id).values().iterator().next()).as(id).isEqualTo(PAYLOAD);
        }
        assertThat(hub.house.rows("select partner || ' ' || state from desk.as2_sent where state <> 'received'"))
                .isEmpty();
        var receipts = new ArrayList<String>();
        for (var id : WAYS.keySet()) {
            receipts.add(id + " ACCEPTED as2-mdn");
        }
        assertThat(hub.house.rows("select m.partner || ' ' || s.status || ' ' || m.channel from trail.receipt r"
                        + " join trail.message m on m.id = r.receipt join trail.message_state s on s.message = m.id"
                        + " where m.direction = 'IN'"))
                .containsExactlyInAnyOrderElementsOf(receipts);
        assertThat(hub.house.rows("select note from trail.hop where stage = 'receipt'"))
                .hasSameSizeAs(WAYS.keySet())
                .allSatisfy(note -> assertThat(note).contains("processed", "MIC "));
    }

    private static void until(Callable<Boolean> enough) throws Exception {
        for (int i = 0; !enough.call(); i++) {
            assertThat(i).as("it takes too long: %s", open.log()).isLessThan(400);
            Thread.sleep(50);
        }
    }
}
