/** Partners' own web servers: what we bring there, and what we fetch. */
@NullMarked
package throughline.routes.http;

import org.jspecify.annotations.NullMarked;
