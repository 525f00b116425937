package io.outdial.enrollment.customer;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CustomerRepository implements PanacheRepositoryBase<Customer, Customer.Key> {}
