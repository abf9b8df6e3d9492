/** Partners reached by SFTP: their servers, where we lay files and fetch them, and our own, where they do. */
@NullMarked
package throughline.routes.sftp;

import org.jspecify.annotations.NullMarked;
