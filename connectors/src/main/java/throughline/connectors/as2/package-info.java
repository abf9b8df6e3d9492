/**
 * AS2 (RFC 4130), without the wire: what a partner and we agreed, payloads packed and unpacked, receipts (MDN) written and read. Exact
 * bytes throughout: a signature is checked over what came, never over what a library would write again.
 */
@NullMarked
package throughline.connectors.as2;

import org.jspecify.annotations.NullMarked;
