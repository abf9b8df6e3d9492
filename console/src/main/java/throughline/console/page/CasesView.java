package throughline.console.page;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.operations.exception.Case;
import throughline.operations.exception.Cases.DeskCount;

/**
 * The list of cases as its address asks for it.
 *
 * @param partner only those about its messages; empty for all
 * @param all decided ones too
 * @param next where the next page begins, or 0 when there is none
 */
public record CasesView(
        String desk,
        String query,
        String partner,
        boolean all,
        int skip,
        int next,
        List<DeskCount> desks,
        List<Case> cases) {

    public CasesView {
        desks = List.copyOf(desks);
        cases = List.copyOf(cases);
    }

    /** The same list for another desk; empty for all. */
    public String forDesk(String other) {
        return address(other, all, 0);
    }

    public String withDecided(boolean decided) {
        return address(desk, decided, 0);
    }

    public String at(int from) {
        return address(desk, all, from);
    }

    private String address(String ofDesk, boolean decided, int from) {
        var address = UriComponentsBuilder.fromPath("/cases");
        if (!ofDesk.isEmpty()) {
            address.queryParam("desk", ofDesk);
        }
        if (!query.isEmpty()) {
            address.queryParam("query", query);
        }
        if (!partner.isEmpty()) {
            address.queryParam("partner", partner);
        }
        if (decided) {
            address.queryParam("all", true);
        }
        if (from > 0) {
            address.queryParam("skip", from);
        }
        return address.encode().toUriString();
    }
}
