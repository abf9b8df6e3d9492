package throughline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.runtime.KieContainer;
import throughline.rules.gate.BytecodeGate;
import throughline.rules.gate.DecisionTable;
import throughline.rules.gate.Mistake;
import throughline.rules.gate.PublishedLoader;
import throughline.rules.gate.SourceGate;

/**
 * Makes rule books of policy files: through the source gate, the compiler, the byte-code gate and into a class loader where nothing else exists.
 *
 * <p>Compiling takes seconds, loading what was compiled a fraction of one, so compiled books are kept in a folder under their fingerprint. That
 * folder must be writable by nobody else; what is loaded from it passes the byte-code gate again.
 */
public final class RuleBookBinder {

    /** Part of every fingerprint's file name: another compiler or another vocabulary makes other classes. */
    private static final String EDITION = "drools-10.2.0-4";

    private static final int REMEMBERED = 1_000;

    /** Held while Drools' repository, which all of this process share, has an entry of ours. */
    private static final Object REPOSITORY = new Object();

    private final @Nullable Path cache;

    /** The books that this gate let through: the same texts need not be read again when somebody goes back to them. */
    private final Set<String> sound = ConcurrentHashMap.newKeySet();

    /** @param cache where compiled books are kept, or null to compile each time */
    public RuleBookBinder(@Nullable Path cache) {
        this.cache = cache;
        System.setProperty("drools.drl.antlr4.parser.enabled", "true");
    }

    /**
     * @param policies text by path below the policy folder ({@code pricing/volume-break.drl})
     * @throws PolicyException with every mistake found, by file and line
     */
    public RuleBook bind(Map<String, String> policies) throws PolicyException {
        SortedMap<String, String> files = Collections.unmodifiableSortedMap(new TreeMap<>(policies));
        String fingerprint = fingerprint(files);
        if (!sound.contains(fingerprint)) {
            check(files);
            if (sound.size() >= REMEMBERED) {
                sound.clear();
            }
            sound.add(fingerprint);
        }
        ReleaseId release = KieServices.get()
                .newReleaseId(
                        "policy",
                        "book-" + fingerprint.substring(0, 16) + "-" + Long.toHexString(System.nanoTime()),
                        "1");
        var module = kept(fingerprint);
        if (module == null) {
            module = compile(files, release);
            keep(fingerprint, module);
        }
        checkClasses(module);
        return open(fingerprint, files, module);
    }

    /** The gate alone: what a person who edits a file wants to know at once. */
    public static List<Mistake> check(String path, String text) {
        Desk desk = deskOf(path);
        return desk == null ? List.of(strayFile(path)) : new SourceGate(desk, path).check(text);
    }

    private static void check(SortedMap<String, String> files) throws PolicyException {
        var mistakes = new ArrayList<Mistake>();
        var names = new TreeMap<String, String>();
        mistakes.addAll(DecisionTable.twins(files.keySet()));
        files.forEach((path, text) -> {
            mistakes.addAll(check(path, text));
            for (String rule : SourceGate.ruleNames(path, text)) {
                String other = names.putIfAbsent(rule, path);
                if (other != null && !other.equals(path)) {
                    mistakes.add(new Mistake(
                            path,
                            1,
                            1,
                            "DUPLICATE",
                            "the rule name \"" + rule + "\" is already used in " + other,
                            rule));
                }
            }
        });
        if (!mistakes.isEmpty()) {
            throw new PolicyException(mistakes);
        }
    }

    /** The desk in whose folder a file stands, or null. */
    public static @Nullable Desk deskOf(String path) {
        for (Desk desk : Desk.values()) {
            if (path.startsWith(desk.folder() + "/")) {
                return desk;
            }
        }
        return null;
    }

    public static Mistake strayFile(String path) {
        return new Mistake(
                path, 1, 1, "DESK", "a policy file stands in the folder of its desk: " + Desk.folders(), null);
    }

    /** SHA-256 over paths and texts, in hexadecimal: what a book is named by. */
    public static String fingerprint(SortedMap<String, String> files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            files.forEach(
                    (path, text) -> digest.update((path + "\n" + text.length() + "\n" + text + "\n").getBytes(UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static InternalKieModule compile(SortedMap<String, String> files, ReleaseId release)
            throws PolicyException {
        var kie = KieServices.get();
        var folder = kie.newKieFileSystem();
        folder.generateAndWritePomXML(release);
        folder.writeKModuleXML(
                """
                <kmodule xmlns="http://www.drools.org/xsd/kmodule">\
                <kbase name="orders" packages="policy.order,policy.pricing,policy.credit,policy.allocation"/>\
                <kbase name="cases" packages="policy.exception,policy.posting"/></kmodule>
                """);
        DecisionTable.rules(files)
                .forEach((path, text) -> folder.write(
                        "src/main/resources/policy/" + (DecisionTable.is(path) ? path + ".drl" : path),
                        ExactLiterals.in(text)));
        var builder = kie.newKieBuilder(folder);
        try {
            builder.buildAll(ExecutableModelProject.class);
        } catch (RuntimeException e) {
            throw new PolicyException(List.of(new Mistake(
                    files.firstKey(),
                    1,
                    1,
                    "COMPILE",
                    "the compiler cannot take these policies in, and does not say where: " + e.getMessage(),
                    null)));
        }
        var errors = builder.getResults().getMessages(Message.Level.ERROR);
        if (!errors.isEmpty()) {
            throw new PolicyException(errors.stream()
                    .map(error -> new Mistake(
                            brief(error.getPath()),
                            Math.max(1, error.getLine()),
                            Math.max(1, error.getColumn()),
                            "COMPILE",
                            error.getText(),
                            null))
                    .toList());
        }
        var module = (InternalKieModule) builder.getKieModule();
        kie.getRepository().removeKieModule(release);
        return module;
    }

    private static String brief(@Nullable String path) {
        return path == null
                ? "?"
                : path.replaceFirst("^(src/main/resources/)?policy/", "").replaceFirst("\\.csv\\.drl$", ".csv");
    }

    private static void checkClasses(InternalKieModule module) throws PolicyException {
        var classes = new TreeMap<String, byte[]>();
        for (String name : module.getFileNames()) {
            if (name.endsWith(".class")) {
                classes.put(name, module.getBytes(name));
            }
        }
        var violations = BytecodeGate.check(classes);
        if (!violations.isEmpty()) {
            throw new PolicyException(violations.stream()
                    .map(text -> new Mistake("?", 1, 1, "BYTECODE", text, null))
                    .toList());
        }
    }

    private static RuleBook open(String fingerprint, SortedMap<String, String> files, InternalKieModule module) {
        var container = container(module);
        var flat = FlatBook.of(fingerprint, module, container.getClassLoader());
        return new RuleBook(
                fingerprint,
                files,
                flat,
                List.of(container.getKieBase("orders"), container.getKieBase("cases")),
                container::dispose);
    }

    /**
     * Drools makes a container only of a module that its repository knows by name. A kept book has one name however often it is loaded, so two books
     * of the same texts would share one entry, and the end of the first would take it from the second: an entry lives no longer than this.
     */
    private static KieContainer container(InternalKieModule module) {
        var kie = KieServices.get();
        synchronized (REPOSITORY) {
            kie.getRepository().addKieModule(module);
            try {
                return kie.newKieContainer(module.getReleaseId(), PublishedLoader.forRules());
            } finally {
                kie.getRepository().removeKieModule(module.getReleaseId());
            }
        }
    }

    private @Nullable InternalKieModule kept(String fingerprint) {
        if (cache == null) {
            return null;
        }
        Path file = file(cache, fingerprint);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            var kie = KieServices.get();
            var bytes = kie.getResources().newByteArrayResource(Files.readAllBytes(file));
            synchronized (REPOSITORY) {
                var module = (InternalKieModule) kie.getRepository().addKieModule(bytes);
                kie.getRepository().removeKieModule(module.getReleaseId());
                return module;
            }
        } catch (IOException | RuntimeException e) {
            // A damaged file is no reason not to start: the book is compiled again and written over it.
            return null;
        }
    }

    private void keep(String fingerprint, InternalKieModule module) {
        if (cache == null) {
            return;
        }
        try {
            Files.createDirectories(cache);
            Path part = Files.createTempFile(cache, "book", ".part");
            Files.write(part, module.getBytes());
            Files.move(
                    part,
                    file(cache, fingerprint),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // Not kept: the next start takes seconds longer, and nothing else is lost.
            System.getLogger(RuleBookBinder.class.getName())
                    .log(System.Logger.Level.WARNING, "the compiled rule book could not be kept in " + cache, e);
        }
    }

    private static Path file(Path cache, String fingerprint) {
        return cache.resolve(fingerprint + "-" + EDITION + ".kjar");
    }
}
