package throughline.connectors.partner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A folder to start a new partner from, kept as plain files among the program's resources ({@code templates/index.txt} lists them).
 *
 * @param format what a partner of it sends under: {@code X12}, {@code EDIFACT}, {@code SHOPIFY}, {@code JSON}
 * @param what what it is for, in a sentence
 * @param files the files of the folder, by their path in it
 */
public record Template(String name, String format, String what, List<String> files) {

    private static final String HOME = "templates/";

    public Template {
        files = List.copyOf(files);
    }

    /** Every template, in the order of the index. */
    public static List<Template> all() {
        var all = new ArrayList<Template>();
        for (var line : text("index.txt").lines().toList()) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            if (line.startsWith(" ")) {
                var last = all.remove(all.size() - 1);
                var files = new ArrayList<>(last.files);
                files.add(line.strip());
                all.add(new Template(last.name, last.format, last.what, files));
            } else {
                var said = line.split("\\s*\\|\\s*", 3);
                all.add(new Template(said[0], said[1], said[2], List.of()));
            }
        }
        return List.copyOf(all);
    }

    static Optional<Template> named(String name) {
        return all().stream().filter(template -> template.name.equals(name)).findFirst();
    }

    /** A file's text, with its places still to be filled in. */
    String file(String path) {
        return text(name + "/" + path);
    }

    /** A resource of all templates. */
    static String text(String path) {
        try (InputStream in = Template.class.getResourceAsStream(HOME + path)) {
            if (in == null) {
                throw new IllegalStateException("the template file %s is not in the program".formatted(path));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }
}
