/** Master records as files with comma-separated values, the form in which people edit them: read strictly, written, and changed line by line. */
@NullMarked
package throughline.operations.master.file;

import org.jspecify.annotations.NullMarked;
