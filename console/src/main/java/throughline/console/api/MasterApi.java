package throughline.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.access.Deeds;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.operations.master.file.FilesRefused;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.master.file.MasterSheets.Kept;
import throughline.operations.master.file.MasterSheets.Mode;
import throughline.operations.master.file.MasterSheets.Tally;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Master records as files: customers, items, prices, taxes and the names partners have for them. */
@RestController
@RequestMapping(AccessTable.API + "/master")
public class MasterApi {

    private static final TypeReference<Map<String, String>> FILES = new TypeReference<>() {};
    private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

    private final MasterSheets sheets;
    private final HandIn handIn;
    private final JsonMapper json;
    private final Deeds deeds;

    public MasterApi(MasterSheets sheets, HandIn handIn, JsonMapper json, Deeds deeds) {
        this.sheets = sheets;
        this.handIn = handIn;
        this.json = json;
        this.deeds = deeds;
    }

    /** @param stored whether it was stored, not only tried */
    public record Loaded(boolean stored, List<Tally> files) {}

    @GetMapping
    List<Kept> files() {
        return sheets.files();
    }

    @GetMapping("/{file}")
    ResponseEntity<String> file(@PathVariable String file) {
        return sheets.text(file)
                .map(text -> ResponseEntity.ok().contentType(CSV).body(text))
                .orElseThrow(() -> Refused.unknown(
                        "There is no file of master data by this name.", "GET /api/v1/master lists the files."));
    }

    @PostMapping
    Loaded load(
            HttpServletRequest request,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "MERGE") Mode mode,
            Principal who)
            throws IOException {
        var files = files(handIn.document(request.getInputStream()));
        try {
            if (dryRun) {
                return new Loaded(false, sheets.preview(files, mode));
            }
            deeds.record(who.getName(), "load master records", String.join(" ", files.keySet()), mode.name());
            return new Loaded(true, sheets.load(files, mode));
        } catch (FilesRefused refused) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    String.valueOf(refused.getMessage()),
                    "Mend the files and load them again; nothing was changed.");
        }
    }

    private Map<String, byte[]> files(byte[] body) {
        try {
            var files = new LinkedHashMap<String, byte[]>();
            json.readValue(body, FILES).forEach((name, text) -> files.put(name, text.getBytes(UTF_8)));
            return files;
        } catch (JacksonException | NullPointerException wrong) {
            throw Refused.wrong(
                    "The body is no JSON object with a text for each file.",
                    "Send {\"customers.csv\": \"customer,name,...\\n...\"}.");
        }
    }
}
