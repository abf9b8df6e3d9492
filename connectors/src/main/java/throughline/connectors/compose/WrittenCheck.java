package throughline.connectors.compose;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.edi.EdiReader;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;

/** Reads what we wrote for a partner that has a guide of that message, before it leaves: what breaks the guide is not sent. */
final class WrittenCheck {

    private static final MessageId OURS = new MessageId(new UUID(0x7000L, Long.MIN_VALUE));

    private WrittenCheck() {}

    /** @throws CannotCompose when a rule that refuses is broken */
    static void check(Composed composed, Partner partner) {
        var guide = partner.terms().guide(composed.format().toLowerCase(Locale.ROOT), composed.message());
        if (guide == null) {
            return;
        }
        var message = new SealedMessage(OURS, partner.code(), "composed", composed.size(), composed::open);
        var broken = new StringBuilder();
        try (var reading = new EdiReader(Partners.only(partner)).read(message)) {
            while (reading.hasNext()) {
                if (reading.next() instanceof Piece.Taken taken) {
                    broken.append(taken.set().findings().stream()
                            .filter(WrittenCheck::refuses)
                            .map(finding -> " " + finding.place() + ": " + finding.text())
                            .collect(Collectors.joining()));
                }
            }
        }
        if (!broken.isEmpty()) {
            throw new CannotCompose(
                    "COMPOSE_GUIDE",
                    Actor.US,
                    "What we would send breaks %s of %s and was not sent.%s"
                            .formatted(guide.file(), partner.name(), broken));
        }
    }

    private static boolean refuses(Finding finding) {
        return finding.code().startsWith("GUIDE_") && finding.severity().compareTo(Severity.ERROR) >= 0;
    }
}
