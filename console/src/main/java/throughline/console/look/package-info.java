/** What pages and programs look at: lists of messages and entries in pages, documents as trees, stories as pictures. Changes nothing. */
@NullMarked
package throughline.console.look;

import org.jspecify.annotations.NullMarked;
