package io.outdial.platform.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedCertificatesTest {

    /** The first of them is good until 2126. */
    private static final Path TWO = Path.of("src/test/resources/certificates/two.pem");

    private static final Instant SECOND_ENDS = Instant.parse("2041-01-01T00:00:00Z");

    @Test
    void ofAFileTheFirstThatEndsCounts() {
        TrustedCertificates certificates = TrustedCertificates.in(TWO);

        assertEquals(2, certificates.all().size());
        assertEquals(Optional.of(SECOND_ENDS), certificates.firstExpiry());
    }

    @Test
    void ofAStoreToo() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate certificate : TrustedCertificates.in(TWO).all()) {
            store.setCertificateEntry(certificate.getSubjectX500Principal().getName(), certificate);
        }

        assertEquals(Optional.of(SECOND_ENDS), TrustedCertificates.in(store).firstExpiry());
    }

    @Test
    void noneEndNever() {
        assertEquals(Optional.empty(), TrustedCertificates.NONE.firstExpiry());
    }

    @Test
    void whatIsNoCertificateIsSaid(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");

        assertThrows(IllegalStateException.class, () -> TrustedCertificates.in(wrong));
        assertThrows(IllegalStateException.class, () -> TrustedCertificates.in(folder.resolve("none.pem")));
    }
}
