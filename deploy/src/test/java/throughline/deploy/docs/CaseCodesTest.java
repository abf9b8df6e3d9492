package throughline.deploy.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.console.access.Role;
import throughline.console.act.CaseActs;

/** Every case that policy routes is explained to those who clear it, and goes to a desk that somebody decides for. */
class CaseCodesTest {

    private static final Path ROUTING = Path.of("..", "rules", "policy", "exception", "routing.drl");
    private static final Path PAGE = Path.of("..", "docs", "customer-service.md");
    private static final Pattern CODE = Pattern.compile("\"([A-Z]+(?:_[A-Z]+)+|UNREADABLE)\"");
    private static final Pattern ROUTE = Pattern.compile("exception\\.route\\( \\$case, \"([A-Z_]+)\"");

    @Test
    void thePageExplainsEveryCodeThatPolicyRoutes() throws IOException {
        var page = Files.readString(PAGE);
        var codes = found(CODE, Files.readString(ROUTING).replaceAll("exception\\.route.*", ""));

        assertThat(codes).hasSizeGreaterThan(30).allSatisfy(code -> assertThat(page)
                .contains("`" + code + "`"));
    }

    @Test
    void everyDeskThatPolicyRoutesToIsNamedWithItsRole() throws IOException {
        var page = Files.readString(PAGE);

        for (var desk : found(ROUTE, Files.readString(ROUTING))) {
            assertThat(page).containsPattern("\\| `%s` \\|[^|]+\\| %s \\|".formatted(desk, CaseActs.roleOf(desk)));
        }
        assertThat(CaseActs.roleOf("CREDIT")).isEqualTo(Role.FINANCE);
    }

    private static Set<String> found(Pattern pattern, String text) {
        var found = new TreeSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
