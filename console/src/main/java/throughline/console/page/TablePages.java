package throughline.console.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import throughline.console.act.Refused;
import throughline.console.act.Spreadsheets;
import throughline.console.look.ChangeLook;

/** What the editor of tables takes from a spreadsheet, and what people take away to open in one. */
@Controller
public class TablePages {

    private final ChangeLook changes;

    public TablePages(ChangeLook changes) {
        this.changes = changes;
    }

    /** For the editor's script: what is refused is said beside the grid. */
    @PostMapping(path = "/policies/spreadsheet", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> take(
            @RequestParam String path, @RequestParam(defaultValue = "") String sheet, HttpServletRequest request)
            throws IOException {
        try {
            return ResponseEntity.ok(Spreadsheets.take(path, sheet, request.getInputStream()));
        } catch (Refused refused) {
            return ResponseEntity.status(refused.status())
                    .body(Map.of("detail", refused.getMessage() + " " + refused.remedy()));
        }
    }

    /** A file as it is in force, or as a change has it. */
    @GetMapping("/policies/download")
    ResponseEntity<byte[]> give(
            @RequestParam String path,
            @RequestParam(defaultValue = "") String change,
            @RequestParam(defaultValue = "csv") String as) {
        var text = changes.text(change, path);
        var name = path.substring(path.lastIndexOf('/') + 1);
        return as.equals("xlsx")
                ? file(name.replaceFirst("\\.csv$", ".xlsx"), Spreadsheets.TYPE, Spreadsheets.workbook(path, text))
                : file(name, MediaType.TEXT_PLAIN, text.getBytes(UTF_8));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .body(bytes);
    }
}
