package throughline.routes.as2;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import throughline.connectors.Partners;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.MimeEntity;
import throughline.model.lineage.Vault;
import throughline.operations.as2.As2Replies;
import throughline.operations.as2.As2Replies.Owed;
import throughline.routes.SideBySide;

/** Brings receipts (MDN) to partners who want them by a connection of their own. */
public final class ReplyBearer implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Partners partners;
    private final Vault vault;
    private final As2Replies replies;
    private final SideBySide bearers;
    private final As2Line line = new As2Line();

    /** @param stop how long a stop waits for what is under way */
    public ReplyBearer(Partners partners, Vault vault, As2Replies replies, Duration stop) {
        this.partners = partners;
        this.vault = vault;
        this.replies = replies;
        this.bearers = new SideBySide("mdn", stop);
    }

    /** Sets off a bearer to each partner for whom something is due. Called by the clock. */
    public void look() {
        for (var partner : replies.due()) {
            bearers.setOff(partner, () -> replies.bring(partner, owed -> bearers.within(LONGEST, () -> bring(owed))));
        }
    }

    private void bring(Owed owed) throws IOException, InterruptedException {
        var partner = partners.byCode(owed.partner())
                .orElseThrow(() -> new IOException("there is no partner '%s' any more".formatted(owed.partner())));
        var address = URI.create(owed.url());
        // Asked again: the profile may have changed since the message came.
        if (!Agreement.of(partner).mayReceiveAt(address)) {
            throw new IOException("the profile does not allow receipts to go to %s (mdnHosts)".formatted(address));
        }
        byte[] whole;
        try (var bytes = vault.open(owed.receipt()).open()) {
            whole = bytes.readAllBytes();
        }
        var receipt = MimeEntity.parse(whole);
        var answer = line.post(address, receipt.fields().all(), receipt.body(), LONGEST);
        if (!answer.good()) {
            throw new IOException("%s answered %d to a receipt".formatted(address, answer.status));
        }
    }

    @Override
    public void close() throws InterruptedException {
        bearers.close();
    }
}
