/** The same acts and answers for programs: JSON over HTTP, described in {@code openapi/throughline-v1.yaml}. */
@NullMarked
package throughline.console.api;

import org.jspecify.annotations.NullMarked;
