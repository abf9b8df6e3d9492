/** How policies change: drafts, approvals, activation, and the way back. */
@NullMarked
package throughline.operations.governance;

import org.jspecify.annotations.NullMarked;
