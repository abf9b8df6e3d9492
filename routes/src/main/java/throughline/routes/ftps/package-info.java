/** FTP under TLS: partners' own servers, both ways. */
@NullMarked
package throughline.routes.ftps;

import org.jspecify.annotations.NullMarked;
