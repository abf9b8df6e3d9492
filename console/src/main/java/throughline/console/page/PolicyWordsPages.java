package throughline.console.page;

import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import throughline.console.look.ChangeLook;
import throughline.console.look.DraftCheck.Checked;
import throughline.console.look.PolicyWords;

/** What the editor of policies asks for while somebody writes: the words there are, and what is wrong. */
@Controller
public class PolicyWordsPages {

    private final ChangeLook look;

    public PolicyWordsPages(ChangeLook look) {
        this.look = look;
    }

    /** What stands in the editor. */
    record Written(Map<String, String> files) {}

    @PostMapping(path = "/policies/check", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Checked check(@RequestParam(defaultValue = "") String change, @RequestBody Written written) {
        return look.check(change, written.files(), false);
    }

    @GetMapping(path = "/policies/words/{desk}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    PolicyWords words(@PathVariable String desk) {
        return PolicyWords.of(desk);
    }
}
