package throughline.operations.master;

import java.math.BigDecimal;

/**
 * A percentage off for ordering much of one item on one line.
 *
 * @param category of item that it is for
 * @param minimum of the line, in base units, from which it holds
 */
public record VolumeBreak(String category, BigDecimal minimum, BigDecimal percent) {}
