package throughline.operations.governance;

import org.jspecify.annotations.Nullable;

/**
 * One file of a change.
 *
 * @param path below the policy folder: {@code pricing/volume-break.drl}, {@code pricing/examples/volume-break.csv}
 * @param text the whole of it, or null when the file goes
 */
public record ChangeFile(String path, @Nullable String text) {}
