package io.outdial.bench;

import io.outdial.local.LocalFailure;
import io.outdial.local.OutdialService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The statements of a service, read from its own jar: string constants of its repositories. A copy here would sooner or
 * later differ from the statement that the service executes.
 */
enum ServiceSql {
    FIND_LEAD_CAMPAIGN(OutdialService.OUTBOUND, "io.outdial.outbound.intake.LeadCampaignRepository", "FIND"),
    ADD_LEAD(OutdialService.OUTBOUND, "io.outdial.outbound.record.NewRecordRepository", "ADD"),
    FIND_CARD(OutdialService.OUTBOUND, "io.outdial.outbound.pull.CampaignCardRepository", "FIND"),
    PULL(OutdialService.OUTBOUND, "io.outdial.outbound.record.QueueStatements", "PULL"),
    STORE_NOTIFICATION(OutdialService.OUTBOUND, "io.outdial.outbound.notification.NotificationRepository", "STORE"),
    ADD_RESTRICTION(OutdialService.RESTRICTIONS, "io.outdial.restrictions.AgentSourceRestrictionRepository", "INSERT"),
    COUNT_CUSTOMERS(OutdialService.ENROLLMENT, "io.outdial.enrollment.customer.CustomerStatements", "TOTAL"),
    HOLD_CUSTOMER(OutdialService.ENROLLMENT, "io.outdial.enrollment.lock.KeyLockRepository", "LOCK"),
    CLAIM_EVENTS(OutdialService.OUTBOUND, "io.outdial.platform.outbox.OutboxQueue", "CLAIM");

    private static final String PLATFORM = "io.outdial.platform.";

    private final OutdialService service;
    private final String className;
    private final String constant;

    ServiceSql(OutdialService service, String className, String constant) {
        this.service = service;
        this.className = className;
        this.constant = constant;
    }

    /** @param home the checkout whose packaged services are measured */
    String read(Path home) {
        Path jar = className.startsWith(PLATFORM)
                ? service.jarIn(home).resolveSibling("lib/main/io.outdial.outdial-platform-1.0.0-SNAPSHOT.jar")
                : service.jarIn(home)
                        .resolveSibling("app")
                        .resolve("outdial-" + service.serviceName() + "-1.0.0-SNAPSHOT.jar");
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(classFile());
            if (entry == null) {
                throw new LocalFailure(
                        jar + " has no " + className + "; ServiceSql in bench has to follow the service");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return read(in);
            }
        } catch (IOException e) {
            throw new LocalFailure(jar + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Path of the class inside a jar or a folder of classes. */
    String classFile() {
        return className.replace('.', '/') + ".class";
    }

    /** @param classFile the bytes of the class */
    String read(InputStream classFile) throws IOException {
        String[] found = new String[1];
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public FieldVisitor visitField(int access, String name, String type, String signature, Object value) {
                if (name.equals(constant) && value instanceof String text) {
                    found[0] = text;
                }
                return null;
            }
        };
        new ClassReader(classFile).accept(visitor, ClassReader.SKIP_CODE);
        if (found[0] == null) {
            throw new LocalFailure(
                    className + " has no string constant " + constant + "; ServiceSql in bench has to follow it");
        }
        return found[0];
    }
}
