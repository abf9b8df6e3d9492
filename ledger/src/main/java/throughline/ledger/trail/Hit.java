package throughline.ledger.trail;

import java.time.Instant;

/**
 * Something that a key names.
 *
 * @param kind what it is ({@code message}, {@code Order}, {@code journal entry}, {@code item})
 * @param id by which {@link Trail#trace} finds it again: a message id, {@code document:42}, a journal entry number, an item
 * @param title in words
 */
public record Hit(String kind, String id, String title, Instant at) {}
