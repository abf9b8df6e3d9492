package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.connectors.partner.Complaint;
import throughline.connectors.partner.FolderCheck;
import throughline.connectors.partner.PartnerFolders;
import throughline.connectors.partner.ProfileRefused;
import throughline.deploy.appliance.Readers;
import throughline.deploy.appliance.SecretsThere;

/** Says everything that is not as it should be in a partner's folder. */
@Command(
        name = "check",
        description =
                "Walks a partner's folder as the build does for those that come with the product. Exit code 0: nothing is wrong.",
        mixinStandardHelpOptions = true)
final class PartnerCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME|FOLDER", description = "A partner's code, or a folder anywhere.")
    private String named = "";

    @Option(
            names = "--accept",
            description =
                    "First write what we read of each sample where nothing is written; look at it before you trust it.")
    private boolean accept;

    @Option(names = "--force", description = "With --accept: also where something else is written.")
    private boolean force;

    @Mixin
    private InstallationFolder installation = new InstallationFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (force && !accept) {
            throw new CommandFault("--force goes with --accept: without it nothing is written.");
        }
        var settings = installation.settings();
        var folders = Readers.partners(settings, Clock.systemUTC());
        var folder = folder(folders);
        var here = new SecretsThere(settings);
        var kept = new KeptCredentials(settings);
        var check = new FolderCheck(folders, secret -> here.has(secret) || kept.has(secret), Clock.systemUTC());
        var written = accept ? accept(check, folder) : List.<Path>of();
        var wrong = check.of(folder);
        tell(folder, written, wrong);
        return wrong.isEmpty() ? 0 : 1;
    }

    private Path folder(PartnerFolders folders) {
        var known = folders.folder(named);
        if (known.isPresent()) {
            return known.get();
        }
        var folder = Path.of(named).toAbsolutePath().normalize();
        if (!Files.isDirectory(folder)) {
            throw new CommandFault("There is no partner and no folder '%s'.".formatted(named));
        }
        return folder;
    }

    private List<Path> accept(FolderCheck check, Path folder) throws IOException {
        try {
            return check.accept(folder, force);
        } catch (ProfileRefused refused) {
            return List.of(); // the check says it better
        }
    }

    private void tell(Path folder, List<Path> written, List<Complaint> wrong) {
        if (output.json()) {
            var answer = ApplianceClient.JSON
                    .createObjectNode()
                    .put("folder", folder.toString())
                    .put("clean", wrong.isEmpty());
            var files = answer.putArray("written");
            written.forEach(file -> files.add(folder.relativize(file).toString()));
            var complaints = answer.putArray("complaints");
            wrong.forEach(complaint ->
                    complaints.addObject().put("place", complaint.place()).put("text", complaint.text()));
            Output.line(answer);
            return;
        }
        written.forEach(file -> System.out.println("wrote " + folder.relativize(file)));
        wrong.forEach(System.out::println);
        System.out.println(wrong.isEmpty() ? folder + " is clean." : wrong.size() + " to mend in " + folder);
    }
}
