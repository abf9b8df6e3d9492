package throughline.operations.governance;

import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody wants to see, the newest first; null wants all.
 *
 * @param text in number, title, reason, author or a file's path, in whatever case
 * @param desk its folder's name
 * @param before only changes with a smaller number, for the next page; 0 begins with the newest
 * @param limit 1 to 500
 */
public record ChangeFilter(
        @Nullable String text,
        @Nullable ChangeState state,
        @Nullable String desk,
        @Nullable String author,
        long before,
        int limit) {

    private static final int MOST = 500;

    public static final ChangeFilter ALL = new ChangeFilter(null, null, null, null, 0, 100);

    public ChangeFilter {
        limit = Math.max(1, Math.min(limit, MOST));
    }
}
