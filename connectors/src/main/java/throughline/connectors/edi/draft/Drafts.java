package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;

/** What drafts have in common: lists of which most stay empty. */
final class Drafts {

    private static final int FEW = 4;

    private Drafts() {}

    /**
     * The list with one more.
     *
     * @param list as this method gave it, or empty
     */
    static <T> List<T> with(List<T> list, T one) {
        var with = list.isEmpty() ? new ArrayList<T>(FEW) : list;
        with.add(one);
        return with;
    }
}
