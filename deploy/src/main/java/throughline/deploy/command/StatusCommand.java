package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.settings.SettingsReader;

/** Says how the appliance does. */
@Command(name = "status", description = "Says whether the appliance runs and how it does. Exit code 0: it runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var data = SettingsReader.read(System.getenv()).folders().data();
        if (!Appliance.runsOn(data)) {
            var stopped = ApplianceClient.JSON.createObjectNode().put("running", false).put("data", data.toString());
            System.out.println(output.json() ? stopped : "No appliance runs on " + data);
            return 1;
        }
        return Reach.appliance(appliance -> {
            var routes = appliance.get("routes", Map.of());
            var cases = appliance.get("cases", Map.of());
            var answer = ApplianceClient.JSON.createObjectNode().put("running", true).put("data", data.toString());
            answer.put("address", appliance.address());
            answer.put("liveCases", cases.size());
            answer.set("routes", routes);
            if (output.json()) {
                Output.line(answer);
            } else {
                System.out.printf("The appliance on %s runs at %s; %d live cases%s%n", data, appliance.address(), cases.size(), cases.size() == 100 ? " or more" : "");
                RoutesCommand.print(routes);
            }
            return 0;
        });
    }
}
