package throughline.deploy.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.settings.SettingsReader;
import tools.jackson.databind.JsonNode;

/** Says how the appliance does. */
@Command(
        name = "status",
        description = "Says whether the appliance runs and how it does. Exit code 0: it runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var data = SettingsReader.read(System.getenv()).folders().data();
        if (!Appliance.runsOn(data)) {
            var stopped = ApplianceClient.JSON
                    .createObjectNode()
                    .put("running", false)
                    .put("data", data.toString());
            System.out.println(output.json() ? stopped : "No appliance runs on " + data);
            return 1;
        }
        return Reach.appliance(appliance -> {
            var picture = appliance.get("status", Map.of());
            var answer =
                    ApplianceClient.JSON.createObjectNode().put("running", true).put("data", data.toString());
            answer.put("address", appliance.address());
            picture.properties().forEach(part -> answer.set(part.getKey(), part.getValue()));
            if (output.json()) {
                Output.line(answer);
            } else {
                print(appliance.address(), picture);
            }
            return 0;
        });
    }

    private static void print(String address, JsonNode picture) {
        System.out.printf(
                "The appliance runs at %s; %d documents wait to leave.%n",
                address, picture.path("toSend").asLong());
        picture.path("notices").forEach(notice -> System.out.println(notice.asString("")));
        picture.path("messages")
                .properties()
                .forEach(count -> System.out.printf(
                        "%-14s %d messages%n",
                        count.getKey().toLowerCase(Locale.ROOT),
                        count.getValue().asLong()));
        picture.path("cases")
                .forEach(desk -> System.out.printf(
                        "%-14s %d cases wait, %d of them overdue%n",
                        desk.path("desk").asString(),
                        desk.path("live").asLong(),
                        desk.path("overdue").asLong()));
        RoutesCommand.print(picture.path("routes"));
    }
}
