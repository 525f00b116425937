// One document per service; the drop-down on top of the page chooses.
window.ui = SwaggerUIBundle({
  dom_id: '#documents',
  urls: [
    { name: 'Restrictions', url: '/openapi/restrictions.yaml' },
    { name: 'Transfer', url: '/openapi/transfer.yaml' },
    { name: 'Enrollment', url: '/openapi/enrollment.yaml' },
    { name: 'Outbound', url: '/openapi/outbound.yaml' },
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  // The default sends the document's address to a public checker.
  validatorUrl: null,
});
