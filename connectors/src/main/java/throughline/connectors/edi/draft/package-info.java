/** Drafts: what a map fills, still in the standard's own codes; and how each becomes a canonical document. */
@NullMarked
package throughline.connectors.edi.draft;

import org.jspecify.annotations.NullMarked;
