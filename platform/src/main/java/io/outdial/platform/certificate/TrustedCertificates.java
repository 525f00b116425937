package io.outdial.platform.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** By what a service knows its database or its identity provider. */
record TrustedCertificates(List<X509Certificate> all) {

    static final TrustedCertificates NONE = new TrustedCertificates(List.of());

    static TrustedCertificates in(Path pem) {
        try (InputStream file = Files.newInputStream(pem)) {
            return of(CertificateFactory.getInstance("X.509").generateCertificates(file));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException("the certificates in " + pem + " cannot be read", e);
        }
    }

    static TrustedCertificates in(KeyStore store) {
        try {
            List<Certificate> entries = new ArrayList<>();
            for (String alias : Collections.list(store.aliases())) {
                entries.add(store.getCertificate(alias));
            }
            return of(entries);
        } catch (KeyStoreException e) {
            throw new IllegalStateException("the trusted certificates cannot be read", e);
        }
    }

    private static TrustedCertificates of(Collection<? extends Certificate> entries) {
        return new TrustedCertificates(entries.stream()
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList());
    }

    /** Which of them is needed nobody can tell, so it is the first that ends. */
    Optional<Instant> firstExpiry() {
        return all.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo);
    }
}
