/** E-mail: documents as attachments, both ways. */
@NullMarked
package throughline.routes.mail;

import org.jspecify.annotations.NullMarked;
