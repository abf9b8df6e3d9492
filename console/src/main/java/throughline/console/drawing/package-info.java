/** Draws how things led to each other: layout in Java, out as SVG, so that a page, a print and a test see the same picture. */
@NullMarked
package throughline.console.drawing;

import org.jspecify.annotations.NullMarked;
