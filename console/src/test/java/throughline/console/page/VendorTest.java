package throughline.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VendorTest {

    private static final Path VENDOR = Path.of("src/main/resources/static/vendor");

    @Test
    void everyFileWeTookFromOthersIsTheOneWeLookedAt() throws IOException, GeneralSecurityException {
        var locked = locked();
        List<String> present;
        try (var files = Files.walk(VENDOR)) {
            present = files.filter(Files::isRegularFile)
                    .map(file -> VENDOR.relativize(file).toString())
                    .toList();
        }

        assertThat(present).containsExactlyInAnyOrderElementsOf(locked.keySet());
        for (var file : present) {
            assertThat(hash(Files.readAllBytes(VENDOR.resolve(file)))).as(file).isEqualTo(locked.get(file));
        }
    }

    @Test
    void noPageLoadsAnythingFromElsewhere() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("https://", "src=\"//", " style=\"", " onclick=", "<style");
            }
        }
    }

    private static Map<String, String> locked() throws IOException {
        try (var lock = VendorTest.class.getResourceAsStream("vendor.lock")) {
            return new String(lock.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("file "))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(words -> words[1], words -> words[2]));
        }
    }

    private static String hash(byte[] bytes) throws GeneralSecurityException {
        return "sha512-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-512").digest(bytes));
    }
}
