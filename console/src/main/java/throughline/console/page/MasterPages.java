package throughline.console.page;

import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.console.act.MasterActs;
import throughline.console.act.Refused;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.master.file.MasterSheets.Kept;
import throughline.operations.master.file.MasterSheets.Table;

/** Master records: which there are, their lines, and one line changed, added or taken away. */
@Controller
public class MasterPages {

    /** So many lines are shown at once. */
    public static final int MOST = 200;

    private static final String LINE = "v";
    private static final String SEEN = "seen";

    private final Pages pages;
    private final MasterSheets sheets;
    private final MasterActs acts;

    public MasterPages(Pages pages, MasterSheets sheets, MasterActs acts) {
        this.pages = pages;
        this.sheets = sheets;
        this.acts = acts;
    }

    /** The lines in which {@code query} is found. */
    public record Lines(Kept kept, String query, int found, List<List<String>> shown) {

        public Lines {
            shown = List.copyOf(shown);
        }

        static Lines of(Table table, String query) {
            var wanted = query.strip().toLowerCase(Locale.ROOT);
            var found = table.lines().stream()
                    .filter(line -> line.stream()
                            .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(wanted)))
                    .toList();
            return new Lines(
                    table.kept(),
                    query.strip(),
                    found.size(),
                    found.stream().limit(MOST).toList());
        }

        public String name() {
            return plain(kept);
        }

        /** Where this line is changed. */
        public String address(List<String> line) {
            var address = UriComponentsBuilder.fromPath("/master/" + name() + "/line");
            MasterActs.key(new Table(kept, List.of()), line).forEach(part -> address.queryParam("key", "{v}"));
            return address.encode()
                    .buildAndExpand(
                            MasterActs.key(new Table(kept, List.of()), line).toArray())
                    .toUriString();
        }
    }

    /**
     * One line in its form.
     *
     * @param line a value for each column
     * @param seen as it was stored when it was opened; empty for a new one
     * @param wrong what stands against it
     */
    public record Editing(Kept kept, List<String> line, List<String> seen, List<String> wrong) {

        public Editing {
            line = List.copyOf(line);
            seen = List.copyOf(seen);
            wrong = List.copyOf(wrong);
        }

        public String name() {
            return plain(kept);
        }

        /** What tells a stored line apart stays as it is, and so does what is counted on. */
        public boolean stays(String column) {
            return !seen.isEmpty()
                    && (kept.key().contains(column) || kept.fixed().contains(column));
        }
    }

    private static String plain(Kept kept) {
        return kept.file().replace(".csv", "");
    }

    @GetMapping("/master")
    View all() {
        return pages.page("master.jte", "master", "Records", Map.of("files", sheets.files()));
    }

    @GetMapping("/master/{file}")
    View lines(@PathVariable String file, @RequestParam(defaultValue = "") String query) {
        var lines = Lines.of(acts.table(file), query);
        return pages.page("master-lines.jte", "master", lines.name(), Map.of("lines", lines));
    }

    @GetMapping("/master/{file}/line")
    View line(@PathVariable String file, @RequestParam MultiValueMap<String, String> said) {
        var table = acts.table(file);
        var key = said.get("key");
        if (key == null) {
            var empty = new String[table.kept().columns().size()];
            Arrays.fill(empty, "");
            return form(new Editing(table.kept(), List.of(empty), List.of(), List.of()));
        }
        var line = table.lines().stream()
                .filter(each -> MasterActs.key(table, each).equals(key))
                .findFirst()
                .orElseThrow(() -> Refused.unknown(
                        "There is no such line of %s.".formatted(table.kept().file()),
                        "Somebody may have taken it away. Look for it in the list."));
        return form(new Editing(table.kept(), line, line, List.of()));
    }

    @PostMapping("/master/{file}/line")
    View save(@PathVariable String file, @RequestParam MultiValueMap<String, String> form, Principal who) {
        var kept = acts.table(file).kept();
        var line = values(form, LINE, kept);
        var seen = form.containsKey(SEEN) ? values(form, SEEN, kept) : List.<String>of();
        boolean remove = "remove".equals(form.getFirst("act"));
        var wrong = remove ? acts.remove(file, seen, who.getName()) : acts.save(file, line, seen, who.getName());
        if (!wrong.isEmpty()) {
            return form(new Editing(kept, line, seen, wrong));
        }
        var key = MasterActs.key(new Table(kept, List.of()), line);
        return new RedirectView(UriComponentsBuilder.fromPath("/master/" + plain(kept))
                .queryParam("query", "{v}")
                .encode()
                .buildAndExpand(remove ? "" : key.get(key.size() - 1))
                .toUriString());
    }

    private View form(Editing editing) {
        return pages.page("master-line.jte", "master", editing.name(), Map.of("editing", editing));
    }

    /** As many as there are columns; a form of another time has others. */
    private static List<String> values(MultiValueMap<String, String> form, String name, Kept kept) {
        var values = form.getOrDefault(name, List.of());
        if (values.size() != kept.columns().size()) {
            throw Refused.wrong("The form is not of this file.", "Open the line again.");
        }
        return values.stream().map(String::strip).toList();
    }
}
