package throughline.deploy.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tries the way to a partner. */
@Command(
        name = "reach",
        description =
                "Tries the way to a partner as its profile says it: connects, shows who we are, looks whether what it names is there. "
                        + "Nothing is brought and nothing taken. Exit code 0: the way can be gone.",
        mixinStandardHelpOptions = true)
final class PartnerReachCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The partner's code.")
    private String code = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var reached = appliance.postText("partners/%s/reach".formatted(ApplianceClient.encoded(code)), "{}");
            boolean good = reached.path("good").asBoolean(false);
            if (output.json()) {
                Output.line(reached);
            } else {
                System.out.printf(
                        "The way to %s (%s) %s: %s%n",
                        code,
                        reached.path("transport").asString(""),
                        good ? "works" : "does not work",
                        reached.path("words").asString(""));
            }
            return good ? 0 : 1;
        });
    }
}
