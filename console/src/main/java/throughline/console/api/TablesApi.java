package throughline.console.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.Spreadsheets;
import throughline.console.look.ChangeLook;
import throughline.console.look.PolicyWords;
import throughline.rules.sheet.Spreadsheet.Taken;
import throughline.rules.vocabulary.TableTemplate;

/** Decision tables and examples as spreadsheets, in and out, and a table to begin with. */
@RestController
@RequestMapping(AccessTable.API + "/policies")
public class TablesApi {

    private final ChangeLook changes;

    public TablesApi(ChangeLook changes) {
        this.changes = changes;
    }

    /** A workbook as the text that can be put into a change. */
    @PostMapping("/spreadsheet")
    Taken take(@RequestParam String path, @RequestParam(defaultValue = "") String sheet, HttpServletRequest request)
            throws IOException {
        return Spreadsheets.take(path, sheet, request.getInputStream());
    }

    @GetMapping("/spreadsheet")
    ResponseEntity<byte[]> give(@RequestParam String path, @RequestParam(defaultValue = "") String change) {
        return ResponseEntity.ok()
                .contentType(Spreadsheets.TYPE)
                .body(Spreadsheets.workbook(path, changes.text(change, path)));
    }

    @GetMapping(
            path = "/tables/{desk}",
            produces = {"text/csv", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<String> template(@PathVariable String desk) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .body(TableTemplate.of(PolicyWords.desk(desk)));
    }
}
