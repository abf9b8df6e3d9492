package throughline.deploy.command;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import throughline.rules.PolicyFolder;
import tools.jackson.databind.JsonNode;

/** Tries draft policies on what was decided. */
@Command(
        name = "whatif",
        description = {
            "Says what draft policies would have made of orders that were decided: prices, net, margin, holds, approvals, goods, dead rules.",
            "It reads what decisions saw, and changes neither stock nor orders nor policies. Exit code 0: the run came to its end."
        },
        mixinStandardHelpOptions = true)
final class WhatIfCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 300;
    private static final int SHOWN = 10;

    @Option(names = "--draft", paramLabel = "FOLDER", description = "The draft: a folder like rules/policy, whole.")
    private @Nullable Path draft;

    @Option(names = "--from", paramLabel = "DAY", description = "The first day, in UTC; 30 days ago without it.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "DAY", description = "The last day, in UTC; today without it.")
    private @Nullable String to;

    @Option(names = "--orders", split = ",", paramLabel = "ORDER", description = "Of these orders only (SO-0000017).")
    private List<String> orders = List.of();

    @Option(names = "--note", paramLabel = "TEXT", description = "What it is about, for the list of runs.")
    private String note = "";

    @Option(names = "--csv", paramLabel = "FILE", description = "Write every order of the run to this file.")
    private @Nullable Path csv;

    @Option(names = "--stop", paramLabel = "RUN", description = "Stop a run that goes on.")
    private @Nullable Long stop;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        if (stop != null) {
            return Reach.appliance(appliance -> {
                answer(appliance.post("whatif/" + stop + "/cancel", ApplianceClient.JSON.createObjectNode()));
                return 0;
            });
        }
        var folder = draft;
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFault("Which draft? Give a folder of policies: --draft FOLDER");
        }
        var files = PolicyFolder.read(folder);
        return Reach.appliance(appliance -> run(appliance, files));
    }

    private int run(ApplianceClient appliance, Map<String, String> files) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var body = ApplianceClient.JSON.createObjectNode();
        body.put("from", from == null ? today.minusDays(29).toString() : from);
        body.put("to", to == null ? today.toString() : to);
        body.put("whole", true);
        body.put("note", note);
        var texts = body.putObject("files");
        files.forEach(texts::put);
        orders.forEach(body.putArray("orders")::add);
        var run = appliance.post("whatif", body);
        var address = "whatif/" + run.path("id").asLong();
        while (run.path("state").asString().equals("running")) {
            System.err.printf(
                    "\r%d of %d orders",
                    run.path("done").asLong(), run.path("total").asLong());
            pause();
            run = appliance.get(address, Map.of());
        }
        System.err.printf(
                "\r%d of %d orders%n",
                run.path("done").asLong(), run.path("total").asLong());
        answer(run);
        if (!output.json()) {
            changed(appliance.get(address + "/orders", Map.of("limit", String.valueOf(SHOWN))));
        }
        write(appliance, address);
        return run.path("state").asString().equals("done") ? 0 : 1;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFault("Interrupted.");
        }
    }

    private void write(ApplianceClient appliance, String address) {
        if (csv == null) {
            return;
        }
        try {
            Files.writeString(csv, appliance.text(address + "/orders.csv"));
        } catch (IOException e) {
            throw new CommandFault("Cannot write " + csv + ": " + e.getMessage());
        }
    }

    private void answer(JsonNode run) {
        if (output.json()) {
            Output.line(run);
            return;
        }
        System.out.printf(
                "run %d: %s, %d orders in %.1f s%s%n",
                run.path("id").asLong(),
                run.path("state").asString(),
                run.path("done").asLong(),
                run.path("millis").asLong() / 1000.0,
                run.path("why").asString().isEmpty()
                        ? ""
                        : ", " + run.path("why").asString());
        report(run.path("report"));
    }

    /** What a run comes to. */
    static void report(JsonNode report) {
        report.path("amounts").forEach(WhatIfCommand::amounts);
        report.path("moves").forEach(moved -> {
            if (!moved.path("before").equals(moved.path("after"))) {
                System.out.printf(
                        "%-9s %s -> %s: %d orders%n",
                        moved.path("kind").asString(),
                        moved.path("before").asString(),
                        moved.path("after").asString(),
                        moved.path("orders").asLong());
            }
        });
        report.path("skipped")
                .forEach(each -> System.out.printf(
                        "%d orders could not be compared: %s%n",
                        each.path("orders").asLong(), each.path("why").asString()));
        report.path("rules").forEach(rule -> {
            if (rule.path("inDraft").asBoolean() && rule.path("after").asLong() == 0) {
                System.out.println("never spoke: " + rule.path("rule").asString());
            }
        });
    }

    private static void amounts(JsonNode sum) {
        var currency = sum.path("currency").asString();
        System.out.printf(
                "%s: %d of %d orders change, %d prices, %d with goods from elsewhere; net %s -> %s, margin %s -> %s%n",
                currency,
                sum.path("changed").asLong(),
                sum.path("orders").asLong(),
                sum.path("prices").asLong(),
                sum.path("goods").asLong(),
                amount(sum.path("netBefore").asLong(), currency),
                amount(sum.path("netAfter").asLong(), currency),
                amount(sum.path("netBefore").asLong() - sum.path("cost").asLong(), currency),
                amount(sum.path("netAfter").asLong() - sum.path("cost").asLong(), currency));
    }

    private static String amount(long minor, String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.valueOf(minor, digits).toPlainString();
    }

    private static void changed(JsonNode orders) {
        orders.forEach(each -> {
            var order = each.path("compared");
            var currency = order.path("currency").asString();
            System.out.printf(
                    "%s  net %s -> %s  check %s -> %s  credit %s -> %s  approval %s -> %s%n",
                    each.path("number").asString(),
                    amount(order.path("before").path("net").asLong(), currency),
                    amount(order.path("after").path("net").asLong(), currency),
                    order.path("before").path("check").asString(),
                    order.path("after").path("check").asString(),
                    order.path("before").path("hold").asString(),
                    order.path("after").path("hold").asString(),
                    order.path("before").path("approval").asString(),
                    order.path("after").path("approval").asString());
        });
    }
}
