package throughline.deploy.command;

import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How a command answers: for people, or one JSON object per line for machines. */
final class Output {

    @Option(names = "--json", description = "Answer with one JSON object per line, for machines.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** One object, on one line. */
    static void line(JsonNode node) {
        System.out.println(node);
    }
}
