/** Where the services are: an https address set as request, upload, download and business domain at the platform. */
module.exports = { origin: "https://chat.example.org" };
