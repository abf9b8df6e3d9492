package throughline.connectors.partner;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import throughline.connectors.Partner;

/** A partner's files as another one's: the same but for name and identifiers. */
final class CopiedPartner {

    private final Partner source;
    private final OnBoarding.Wish wish;
    private final Map<Partner.Identifier, Partner.Identifier> identifiers = new LinkedHashMap<>();

    /** @param now the new identifiers: those of the source, one for one, in their order, and any more behind them */
    CopiedPartner(Partner source, OnBoarding.Wish wish, List<Partner.Identifier> now) {
        if (now.size() > source.identifiers().size()) {
            throw new IllegalArgumentException(
                    "'%s' has no such identifier; copy it first, then add more to the new profile"
                            .formatted(source.code()));
        }
        this.source = source;
        this.wish = wish;
        for (int i = 0; i < now.size(); i++) {
            identifiers.put(source.identifiers().get(i), now.get(i));
        }
    }

    String profile(String text) {
        var copied = text;
        for (var identifier : identifiers.entrySet()) {
            copied = copied.replaceAll(
                    "(?<![\\w:.-])" + Pattern.quote(identifier.getKey().value()) + "(?![\\w:.-])",
                    Matcher.quoteReplacement(identifier.getValue().value()));
        }
        if (wish.ours() != null) {
            copied = copied.replaceAll(
                    "\\bours: *(\"[^\"]*\"|[^\\s,}]+)", Matcher.quoteReplacement("ours: \"" + wish.ours() + "\""));
        }
        var name = wish.title().replace("\\", "\\\\").replace("\"", "\\\"");
        return copied.replaceFirst("(?m)^name:.*$", Matcher.quoteReplacement("name: \"" + name + "\""));
    }

    /** Bytes that are no identifier stay as they are, whatever they are in. */
    byte[] sample(byte[] bytes) {
        var text = new String(bytes, ISO_8859_1);
        for (var identifier : identifiers.entrySet()) {
            var was = identifier.getKey().value();
            var now = identifier.getValue().value();
            text = switch (identifier.getKey().format()) {
                case "X12" -> interchange(text, was, now);
                case "EDIFACT" -> text.replace(unb(was), unb(now)).replace("+" + id(was) + ":", "+" + id(now) + ":");
                default -> text.replace("\"" + was + "\"", "\"" + now + "\"").replace("//" + was, "//" + now);
            };
        }
        return text.getBytes(ISO_8859_1);
    }

    String readme(LocalDate today) {
        return """
                # %s (`%s`)
                Speaks as %s (`%s`) does; its profile, guides, maps and samples were copied from there.

                ## Oddities
                | since | what | what we do |
                |---|---|---|
                | %s | Copied from `%s`; the samples are that partner's | put their own test messages into `samples/`, in the place of ours |
                """
                .formatted(wish.title(), wish.code(), source.name(), source.code(), today, source.code());
    }

    /** ISA05 and ISA06 keep their width; GS02 has the identifier alone. */
    private static String interchange(String text, String was, String now) {
        if (text.length() < 4) {
            return text;
        }
        var separator = text.substring(3, 4);
        return text.replace(padded(was, separator), padded(now, separator))
                .replace(separator + id(was) + separator, separator + id(now) + separator);
    }

    private static String padded(String identifier, String separator) {
        return "%-2s%s%-15s".formatted(identifier.substring(0, identifier.indexOf(':')), separator, id(identifier));
    }

    private static String unb(String identifier) {
        var qualifier = identifier.substring(0, identifier.indexOf(':'));
        return qualifier.isEmpty() ? id(identifier) : id(identifier) + ":" + qualifier;
    }

    private static String id(String identifier) {
        return identifier.substring(identifier.indexOf(':') + 1);
    }
}
