package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells the story of a business key, in both directions. */
@Command(
        name = "trace",
        description =
                "Tells the story of a key: order, invoice, shipment, control number, SKU, journal entry or message id. Exit code 0: it is known.",
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {

    @Parameters(paramLabel = "KEY", description = "Any business key.")
    private String key = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var story = appliance.get("trace/" + ApplianceClient.encoded(key), Map.of());
            if (output.json()) {
                Output.line(story);
            } else {
                System.out.println(new StoryText(key, story, new SourceText(appliance::payload)));
            }
            return StoryText.isEmpty(story) ? 1 : 0;
        });
    }
}
