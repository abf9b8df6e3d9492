package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** The files a person named, folders opened up. */
final class InputFiles {

    private InputFiles() {}

    /**
     * In the order given; a folder's by name, everything in it at any depth, hidden files and expected results ({@code .json} beside an
     * EDI sample of the same name) left out.
     *
     * @throws CommandFault when one of them does not exist or there is no file at all
     */
    static List<Path> of(List<Path> named) throws IOException {
        return of(named, InputFiles::isMessage);
    }

    /**
     * In the order given; a folder's by name, at any depth.
     *
     * @param wanted which of a folder's files are meant; asked with the folder
     * @throws CommandFault when one of them does not exist or there is no file at all
     */
    static List<Path> of(List<Path> named, BiPredicate<Path, Path> wanted) throws IOException {
        var files = new ArrayList<Path>();
        for (var path : named) {
            if (Files.isDirectory(path)) {
                try (var inside = Files.walk(path)) {
                    inside.filter(Files::isRegularFile)
                            .filter(file -> wanted.test(path, file))
                            .sorted()
                            .forEach(files::add);
                }
            } else if (Files.isReadable(path)) {
                files.add(path);
            } else {
                throw new CommandFault("%s cannot be read.".formatted(path));
            }
        }
        if (files.isEmpty()) {
            throw new CommandFault("There is no file in it.");
        }
        return files;
    }

    private static boolean isMessage(Path folder, Path file) {
        for (var part : folder.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        var name = file.getFileName().toString();
        return !name.endsWith(".expected.json") && !name.endsWith(".fault.json") && !name.endsWith(".md");
    }
}
