/** What we owe our partners: documents to send, and the answers we expect to them. */
@NullMarked
package throughline.operations.outbox;

import org.jspecify.annotations.NullMarked;
