package throughline.console.page;

import java.util.List;
import java.util.Set;
import throughline.console.access.Right;
import throughline.console.access.Role;

/**
 * What stands around every page: where we are, who looks, and what they may do.
 *
 * @param place the entry of the menu that is marked ({@code messages}); empty for none
 * @param who the signed-in person; empty when nobody is
 * @param csrf goes along with every form
 * @param query what stands in the search box
 */
public record Frame(String title, String place, String who, Set<Role> roles, String csrf, String query) {

    private static final Asset STYLE = Asset.of("assets/console.css");
    private static final Asset ENGINE = Asset.of("vendor/htmx-4.0.1/htmx.min.js");
    private static final List<Asset> SCRIPTS =
            List.of(Asset.of("vendor/htmx-4.0.1/hx-sse.min.js"), Asset.of("assets/console.js"));

    public Frame {
        roles = Set.copyOf(roles);
    }

    public Asset style() {
        return STYLE;
    }

    /**
     * Runs while the page is still being read. Were it deferred like the others, it would sometimes look the page through before its
     * own extension is there, and the page would not be live.
     */
    public Asset engine() {
        return ENGINE;
    }

    public List<Asset> scripts() {
        return SCRIPTS;
    }

    public boolean signedIn() {
        return !who.isEmpty();
    }

    /** Whether it is somebody of a partner's: he has pages of his own, and nothing else. */
    public boolean visitor() {
        return roles.contains(Role.PARTNER);
    }

    /** Where this person begins. */
    public String home() {
        return visitor() ? "/my" : "/";
    }

    public boolean may(Right right) {
        return roles.stream().anyMatch(right::isGivenTo);
    }
}
