package throughline.ledger.trail;

import java.time.Instant;
import throughline.model.lineage.MessageId;

/** One step of a message's way ({@code sealed}, {@code read}, {@code taken}, {@code sent}, {@code replayed}), and when. */
public record Hop(MessageId message, String stage, String note, Instant at) {}
