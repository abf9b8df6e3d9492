package throughline.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the folder of a new partner: whole or not at all. */
final class PartnerFolderWriter {

    private static final Map<String, List<String>> USUAL_DOCUMENTS = Map.of(
            "X12", List.of("OrderResponse", "DespatchAdvice", "Invoice", "ApplicationResponse"),
            "EDIFACT", List.of("OrderResponse", "DespatchAdvice", "Invoice", "ApplicationResponse"));

    private final ProfileReader reader;

    PartnerFolderWriter(ProfileReader reader) {
        this.reader = reader;
    }

    /** The version we answer a sender's version in, or null when we do not write its format. */
    static @Nullable String written(String format, @Nullable String version) {
        return switch (format) {
            case "X12" -> version != null && version.startsWith("005") ? "005010" : "004010";
            case "EDIFACT" -> version != null && version.startsWith("D:96A") ? "D:96A:UN" : "D:01B:UN";
            default -> null;
        };
    }

    void write(Path root, NewPartner partner) {
        Path draft = null;
        try {
            Files.createDirectories(root);
            draft = Files.createTempDirectory(root, ".new-");
            Files.writeString(draft.resolve("profile.yaml"), profile(partner));
            Files.writeString(
                    draft.resolve("README.md"),
                    "# %s%n%nTaken in by an operator from the first message it sent.%n".formatted(partner.name()));
            reader.partner(draft);
            Files.move(draft, root.resolve(partner.code()), StandardCopyOption.ATOMIC_MOVE);
        } catch (ProfileRefused refused) {
            remove(draft);
            throw new IllegalArgumentException(refused.getMessage(), refused);
        } catch (IOException wrong) {
            remove(draft);
            throw new UncheckedIOException(
                    "cannot write the partner folder %s in %s".formatted(partner.code(), root), wrong);
        }
    }

    private String profile(NewPartner partner) {
        var identifiers = partner.identifiers().stream()
                .map(identifier -> new Profile.Identifier(identifier.format(), identifier.value()))
                .toList();
        var speaks = partner.speaks();
        Profile.Envelope envelope = null;
        var outbound = new LinkedHashMap<String, Profile.Envelope>();
        if (speaks != null) {
            envelope = new Profile.Envelope(
                    speaks.format(),
                    speaks.version(),
                    null,
                    speaks.ours(),
                    speaks.theirs(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            USUAL_DOCUMENTS
                    .getOrDefault(speaks.format(), List.of())
                    .forEach(type -> outbound.put(type, Profile.Envelope.NOTHING));
        }
        return "# Every key is explained in docs/partners.md\n"
                + reader.write(new Profile(
                        partner.name(),
                        identifiers,
                        List.of(),
                        null,
                        null,
                        envelope,
                        outbound,
                        Map.of(),
                        Map.of(),
                        null,
                        Map.of(),
                        Map.of(),
                        null,
                        null));
    }

    private static void remove(@Nullable Path draft) {
        if (draft == null) {
            return;
        }
        try (var files = Files.list(draft)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(draft);
        } catch (IOException left) {
            // A draft begins with a dot: it is never taken for a partner.
        }
    }
}
